-- DropForeignKey
ALTER TABLE "former_topic" DROP CONSTRAINT "former_topic_topic_slug_fkey";

-- DropTable
DROP TABLE "former_topic";

-- DropTable
DROP TABLE "topic_proposal";
