-- CreateTable
CREATE TABLE "former_topic" (
    "slug" TEXT NOT NULL,
    "topic_slug" TEXT NOT NULL,

    CONSTRAINT "former_topic_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "decided_name" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "topic_slug" TEXT,
    "by" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decided_name_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "former_topic_topic_slug_idx" ON "former_topic"("topic_slug");

-- CreateIndex
CREATE INDEX "decided_name_topic_slug_idx" ON "decided_name"("topic_slug");

-- AddForeignKey
ALTER TABLE "former_topic" ADD CONSTRAINT "former_topic_topic_slug_fkey" FOREIGN KEY ("topic_slug") REFERENCES "topic"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decided_name" ADD CONSTRAINT "decided_name_topic_slug_fkey" FOREIGN KEY ("topic_slug") REFERENCES "topic"("slug") ON DELETE CASCADE ON UPDATE CASCADE;
