-- The service for whose case a person has the conversation, where that is why; what is said meanwhile is for those who may read such cases.
alter table conversations add column about text;

-- functions c1bc90a7cdf3b1d741b6bee9fbd145cf3f2ea04d2ff4e637e27ebed4f02df0da
