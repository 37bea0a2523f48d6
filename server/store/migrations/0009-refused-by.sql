-- With which reader a file was refused for what is in it: the same bytes are not read again until there is another one.
ALTER TABLE outcomes ADD COLUMN refused_by text;
