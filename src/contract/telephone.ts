/** What a telephone number is dialled by: its figures, and the sign of a country's code. */
export const telephoneLink = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`;
