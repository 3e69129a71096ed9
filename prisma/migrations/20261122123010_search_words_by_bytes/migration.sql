-- DropIndex
DROP INDEX "search_word_word_idx";

-- Compared byte by byte, whatever the order of the database is: faster, and an index then also finds beginnings.
ALTER TABLE "search_word" ALTER COLUMN "word" TYPE TEXT COLLATE "C", ALTER COLUMN "root" TYPE TEXT COLLATE "C", ALTER COLUMN "sound" TYPE TEXT COLLATE "C";
