-- CreateEnum
CREATE TYPE "view_form" AS ENUM ('full', 'plain', 'lite', 'offline');

-- CreateTable
CREATE TABLE "audience_hour" (
    "story_id" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "form" "view_form" NOT NULL,
    "views" INTEGER NOT NULL,
    "ranked" INTEGER NOT NULL,

    CONSTRAINT "audience_hour_pkey" PRIMARY KEY ("story_id","hour","form")
);

-- CreateTable
CREATE TABLE "audience_referrer" (
    "story_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "host" TEXT NOT NULL,
    "views" INTEGER NOT NULL,

    CONSTRAINT "audience_referrer_pkey" PRIMARY KEY ("story_id","day","host")
);

-- CreateTable
CREATE TABLE "audience_batch" (
    "id" UUID NOT NULL,
    "applied" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audience_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "most_read" (
    "window" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "story_id" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "computed" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "most_read_pkey" PRIMARY KEY ("window","position")
);

-- CreateTable
CREATE TABLE "most_read_hidden" (
    "story_id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "most_read_hidden_pkey" PRIMARY KEY ("story_id")
);

-- CreateIndex
CREATE INDEX "audience_hour_hour_idx" ON "audience_hour"("hour");

-- CreateIndex
CREATE INDEX "audience_referrer_day_idx" ON "audience_referrer"("day");

-- CreateIndex
CREATE INDEX "audience_batch_applied_idx" ON "audience_batch"("applied");

-- CreateIndex
CREATE INDEX "most_read_story_id_idx" ON "most_read"("story_id");

-- AddForeignKey
ALTER TABLE "audience_hour" ADD CONSTRAINT "audience_hour_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audience_referrer" ADD CONSTRAINT "audience_referrer_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "most_read" ADD CONSTRAINT "most_read_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "most_read_hidden" ADD CONSTRAINT "most_read_hidden_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;
