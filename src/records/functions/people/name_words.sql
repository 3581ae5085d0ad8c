-- The words of a name of three letters and more as they are compared: without marks and article, letters that people mix up made one.
create or replace function name_words(p_name text) returns text[] language sql immutable as $$
  select coalesce(array_agg(word), '{}') from (
    select regexp_replace(w, '^ال', '') as word from regexp_split_to_table(
      translate(regexp_replace(lower(p_name), '[\u064B-\u065F\u0670\u0640]', '', 'g'), 'أإآٱىةؤئء', 'اااايهوي'), '[^[:alnum:]]+') as w
  ) as words where length(word) >= 3
$$;
