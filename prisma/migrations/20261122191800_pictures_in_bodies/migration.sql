-- Which stories show a picture within their text is asked for each picture whose rights end; few texts show one.
CREATE INDEX "story_body_pictures_idx" ON "story" USING gin (
  (jsonb_path_query_array("body", '$[*].picture') || jsonb_path_query_array("body", '$[*].pictures[*]'))
) WHERE "body" @? '$[*] ? (exists (@.picture) || exists (@.pictures))';
