/** How cities of the kingdom are written in Latin letters, folded: without marks and in small letters. */
export const latinNames: readonly string[] = `
riyadh|ar riyadh|al riyadh|jeddah|jedda|jidda|jiddah|makkah|mecca|makka|makkah al mukarramah|madinah|medina|al madinah|madina|al madinah al munawwarah
dammam|ad dammam|al dammam|khobar|al khobar|alkhobar|dhahran|jubail|al jubail|qatif|al qatif|ahsa|al ahsa|hasa|al hasa|hofuf|al hofuf|hufuf|khafji|al khafji|hafr al batin|hafar al batin|abqaiq|buqayq|ras tanura
taif|al taif|at taif|rabigh|qunfudhah|al qunfudhah|al lith|khulais|al kamil|turbah|ranyah|al khurma|thuwal
tabuk|tabouk|duba|al wajh|umluj|umlaj|haql|tayma|yanbu|yanbu al bahr|khaybar|khaibar|badr|al ula|alula|hanakiyah
buraydah|buraidah|buraida|unaizah|unayzah|onaizah|ar rass|al rass|rass|bukayriyah|al bukayriyah|al badai|qassim|al qassim|hail|ha il|baqaa
abha|khamis mushait|khamis mushayt|bisha|bishah|muhayil|mahayel|sabya|jazan|jizan|gizan|samtah|abu arish|najran|sharurah|baha|al baha|al bahah|baljurashi|tathlith|rijal almaa|namas|al namas
arar|rafha|turaif|sakaka|qurayyat|al qurayyat|dawmat al jandal|al jawf|jouf|al jouf
kharj|al kharj|diriyah|dawadmi|al dawadmi|majmaah|al majmaah|zulfi|al zulfi|shaqra|afif|al aflaj|wadi ad dawasir|wadi al dawasir|hawtat sudair|audat sudair|awdat sudair|muzahimiyah|quwaiiyah|al ghat
`
  .trim()
  .split(/[|\n]/u);
