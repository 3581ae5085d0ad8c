-- What is to be studied is called by its own name, which no figure has.
update notice_marks set kind = 'study' where kind = 'decisions';
