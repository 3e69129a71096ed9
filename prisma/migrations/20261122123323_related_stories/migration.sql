-- CreateTable
CREATE TABLE "related_list" (
    "story_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "ideal" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "related_list_pkey" PRIMARY KEY ("story_id")
);

-- CreateTable
CREATE TABLE "related_story" (
    "story_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "related_id" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "same_event" BOOLEAN NOT NULL,

    CONSTRAINT "related_story_pkey" PRIMARY KEY ("story_id","position")
);

-- CreateTable
CREATE TABLE "topic_proposal" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "stories" INTEGER NOT NULL,
    "samples" TEXT[],
    "found" TIMESTAMPTZ(3) NOT NULL,
    "refused" TIMESTAMPTZ(3),

    CONSTRAINT "topic_proposal_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "former_topic" (
    "slug" TEXT NOT NULL,
    "topic_slug" TEXT NOT NULL,

    CONSTRAINT "former_topic_pkey" PRIMARY KEY ("slug")
);

-- CreateIndex
CREATE INDEX "related_story_related_id_idx" ON "related_story"("related_id");

-- CreateIndex
CREATE INDEX "former_topic_topic_slug_idx" ON "former_topic"("topic_slug");

-- AddForeignKey
ALTER TABLE "related_list" ADD CONSTRAINT "related_list_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "related_story" ADD CONSTRAINT "related_story_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "related_story" ADD CONSTRAINT "related_story_related_id_fkey" FOREIGN KEY ("related_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_topic" ADD CONSTRAINT "former_topic_topic_slug_fkey" FOREIGN KEY ("topic_slug") REFERENCES "topic"("slug") ON DELETE CASCADE ON UPDATE CASCADE;
