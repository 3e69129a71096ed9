-- DropIndex
DROP INDEX "search_word_sound_idx";

-- CreateIndex
CREATE INDEX "search_word_sound_stories_id_word_idx" ON "search_word"("sound", "stories" DESC, "id", "word");

-- CreateIndex
CREATE INDEX "story_id_state_due_ordered_section_idx" ON "story"("id", "state", "due", "ordered", "section");
