-- CreateTable
CREATE TABLE "edition" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "history" UUID NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition_change" (
    "number" INTEGER NOT NULL,
    "touched" TEXT[],
    "withdrawn" TEXT[],

    CONSTRAINT "edition_change_pkey" PRIMARY KEY ("number")
);

-- There is exactly one, from the start.
INSERT INTO "edition" ("history") VALUES (gen_random_uuid());
