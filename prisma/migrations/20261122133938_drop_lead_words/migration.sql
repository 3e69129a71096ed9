-- DropIndex
DROP INDEX "story_lead_words_idx";

-- AlterTable
ALTER TABLE "story" DROP COLUMN "lead_words";
