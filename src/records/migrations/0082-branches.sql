-- To which branch of its association a case belongs, by the id in the pack; null where it has none, and in cases of earlier releases.
alter table requests add column branch text;
-- functions bb4078f2fd6f1f5b93b92f351e30160475d32c2f6f5845a798fed15ec1394272
