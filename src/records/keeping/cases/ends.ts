/** What has become of a case by its status: still open, granted, refused, withdrawn, or ended otherwise (dealt with, filed). */
export const endOf = (status: string): string =>
  `case when is_open(${status}) then 'open' when ${status} = 'withdrawn' then ${status} when ${status} in ('refused', 'appealed') then 'refused'
        when ${status} in ('handled', 'filed') then 'otherwise' else 'granted' end`;
