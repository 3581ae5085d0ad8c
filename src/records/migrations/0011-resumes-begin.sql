-- When a web chat was begun: its values end by themselves, so long after that and so long after the last one was made.
alter table resumes add column begun_at timestamptz;
update resumes set begun_at = made_at;
alter table resumes alter column begun_at set not null;
