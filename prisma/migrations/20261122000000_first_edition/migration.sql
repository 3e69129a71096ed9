-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "story_kind" AS ENUM ('full', 'headline_only');

-- CreateEnum
CREATE TYPE "story_state" AS ENUM ('draft', 'review', 'scheduled', 'published', 'withdrawn');

-- CreateEnum
CREATE TYPE "sample_origin" AS ENUM ('document', 'paper');

-- CreateEnum
CREATE TYPE "contributor_kind" AS ENUM ('person', 'desk');

-- CreateEnum
CREATE TYPE "page_list_kind" AS ENUM ('latest', 'most_read');

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seeded" TIMESTAMPTZ(3),

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story" (
    "id" TEXT NOT NULL,
    "source_key" TEXT,
    "kind" "story_kind" NOT NULL,
    "state" "story_state" NOT NULL,
    "section" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "headline_key" TEXT NOT NULL,
    "standfirst" TEXT,
    "body" JSONB NOT NULL DEFAULT '[]',
    "plain_text" TEXT NOT NULL DEFAULT '',
    "search_key" TEXT NOT NULL DEFAULT '',
    "lead_words" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "published" TIMESTAMPTZ(3),
    "updated" TIMESTAMPTZ(3),
    "captured" TIMESTAMPTZ(3),
    "ordered" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT,
    "sign_off" TEXT,
    "source_line" TEXT,
    "sample" "sample_origin",
    "import_hash" TEXT,
    "picture_id" TEXT,

    CONSTRAINT "story_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contributor" (
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "contributor_kind" NOT NULL,

    CONSTRAINT "contributor_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "byline" (
    "story_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "contributor_slug" TEXT NOT NULL,

    CONSTRAINT "byline_pkey" PRIMARY KEY ("story_id","position")
);

-- CreateTable
CREATE TABLE "topic" (
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "story_topic" (
    "story_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "topic_slug" TEXT NOT NULL,

    CONSTRAINT "story_topic_pkey" PRIMARY KEY ("story_id","position")
);

-- CreateTable
CREATE TABLE "picture" (
    "id" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "files" JSONB NOT NULL,
    "alt" TEXT NOT NULL,
    "caption" TEXT,
    "credit" TEXT,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "curated_link" (
    "story_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "related_id" TEXT NOT NULL,

    CONSTRAINT "curated_link_pkey" PRIMARY KEY ("story_id","position")
);

-- CreateTable
CREATE TABLE "page_list" (
    "id" SERIAL NOT NULL,
    "source_key" TEXT NOT NULL,
    "kind" "page_list_kind" NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "page_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "page_list_item" (
    "list_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "story_id" TEXT NOT NULL,

    CONSTRAINT "page_list_item_pkey" PRIMARY KEY ("list_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "story_source_key_key" ON "story"("source_key");

-- CreateIndex
CREATE INDEX "story_ordered_id_idx" ON "story"("ordered" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "story_section_ordered_id_idx" ON "story"("section", "ordered" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "story_headline_key_idx" ON "story"("headline_key");

-- CreateIndex
-- Without a pending list: after a large import it would have to be read through for every question.
CREATE INDEX "story_lead_words_idx" ON "story" USING GIN ("lead_words") WITH (fastupdate = off);

-- CreateIndex
CREATE UNIQUE INDEX "contributor_name_key" ON "contributor"("name");

-- CreateIndex
CREATE INDEX "byline_contributor_slug_idx" ON "byline"("contributor_slug");

-- CreateIndex
CREATE UNIQUE INDEX "topic_name_key" ON "topic"("name");

-- CreateIndex
CREATE INDEX "story_topic_topic_slug_idx" ON "story_topic"("topic_slug");

-- CreateIndex
CREATE INDEX "curated_link_related_id_idx" ON "curated_link"("related_id");

-- CreateIndex
CREATE UNIQUE INDEX "page_list_source_key_kind_key" ON "page_list"("source_key", "kind");

-- CreateIndex
CREATE INDEX "page_list_item_story_id_idx" ON "page_list_item"("story_id");

-- AddForeignKey
ALTER TABLE "story" ADD CONSTRAINT "story_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "picture"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "byline" ADD CONSTRAINT "byline_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "byline" ADD CONSTRAINT "byline_contributor_slug_fkey" FOREIGN KEY ("contributor_slug") REFERENCES "contributor"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_topic" ADD CONSTRAINT "story_topic_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_topic" ADD CONSTRAINT "story_topic_topic_slug_fkey" FOREIGN KEY ("topic_slug") REFERENCES "topic"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curated_link" ADD CONSTRAINT "curated_link_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curated_link" ADD CONSTRAINT "curated_link_related_id_fkey" FOREIGN KEY ("related_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_list_item" ADD CONSTRAINT "page_list_item_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "page_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_list_item" ADD CONSTRAINT "page_list_item_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

