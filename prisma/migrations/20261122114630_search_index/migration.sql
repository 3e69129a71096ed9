-- CreateTable
CREATE TABLE "search_word" (
    "id" SERIAL NOT NULL,
    "word" TEXT NOT NULL,
    "root" TEXT NOT NULL,
    "sound" TEXT NOT NULL,
    "stories" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_story" (
    "no" SERIAL NOT NULL,
    "story_id" TEXT NOT NULL,
    "sequence" TEXT NOT NULL,
    "analysis" INTEGER NOT NULL,
    "indexed" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_story_pkey" PRIMARY KEY ("no")
);

-- CreateTable
CREATE TABLE "search_fresh" (
    "word_id" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "weight" SMALLINT NOT NULL,

    CONSTRAINT "search_fresh_pkey" PRIMARY KEY ("word_id","no")
);

-- CreateTable
CREATE TABLE "search_segment" (
    "id" SERIAL NOT NULL,
    "stories" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "search_segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_block" (
    "segment_id" INTEGER NOT NULL,
    "word_id" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "packed" TEXT NOT NULL,

    CONSTRAINT "search_block_pkey" PRIMARY KEY ("segment_id","word_id")
);

-- CreateTable
CREATE TABLE "search_waiting" (
    "story_id" TEXT NOT NULL,
    "analysis" INTEGER NOT NULL,
    "words" JSONB NOT NULL,

    CONSTRAINT "search_waiting_pkey" PRIMARY KEY ("story_id")
);

-- CreateTable
CREATE TABLE "search_progress" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "analysis" INTEGER NOT NULL,
    "started" TIMESTAMPTZ(3) NOT NULL,
    "finished" TIMESTAMPTZ(3),

    CONSTRAINT "search_progress_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "search_word_word_key" ON "search_word"("word");

-- CreateIndex
CREATE INDEX "search_word_word_idx" ON "search_word"("word" text_pattern_ops);

-- CreateIndex
CREATE INDEX "search_word_root_idx" ON "search_word"("root");

-- CreateIndex
CREATE INDEX "search_word_sound_idx" ON "search_word"("sound");

-- CreateIndex
CREATE UNIQUE INDEX "search_story_story_id_key" ON "search_story"("story_id");

-- AddForeignKey
ALTER TABLE "search_story" ADD CONSTRAINT "search_story_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_waiting" ADD CONSTRAINT "search_waiting_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Packed lists do not become smaller by compression, and what is not compressed is read without unpacking.
ALTER TABLE "search_block" ALTER COLUMN "packed" SET STORAGE EXTERNAL;
ALTER TABLE "search_story" ALTER COLUMN "sequence" SET STORAGE EXTERNAL;
-- Room on each page, so that a new count of stories needs no new entry in four indexes.
ALTER TABLE "search_word" SET (fillfactor = 80);
