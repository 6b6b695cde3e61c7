-- The ledger of one build. Nothing in it is ever changed: a build writes a new one.
-- Offsets are code points into documents.text, half-open.

CREATE TABLE meta (            -- versions and counts of the build
    key   VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL
);

CREATE TABLE documents (       -- one publication a row
    id              VARCHAR PRIMARY KEY,
    title           VARCHAR,
    url             VARCHAR,
    publisher       VARCHAR,
    publisher_class VARCHAR NOT NULL,  -- authority, press, blog, reprint, unknown
    published       DATE,              -- the vintage of its figures; NULL where nobody says the day
    published_text  VARCHAR,           -- as given: 2023, 2024-02, 2024-02-07
    language        VARCHAR NOT NULL,  -- zh or en
    area            VARCHAR,
    sha256          VARCHAR NOT NULL,  -- of the source's bytes
    encoding        VARCHAR NOT NULL,
    media_type      VARCHAR NOT NULL,
    source_name     VARCHAR NOT NULL,
    size_bytes      BIGINT NOT NULL,
    inferred        VARCHAR NOT NULL,  -- JSON list of field names
    warnings        VARCHAR NOT NULL,  -- JSON list of [code, detail]
    blocks          VARCHAR NOT NULL,  -- JSON list of [start, end, kind, where]
    text            VARCHAR NOT NULL
);

CREATE TABLE passages (        -- figures with the words beside them, to recognise copies by
    doc      VARCHAR PRIMARY KEY,
    passages BIGINT[] NOT NULL         -- hashes, two a figure in running text
);

CREATE TABLE copies (          -- documents that print what an earlier one said
    doc      VARCHAR PRIMARY KEY,
    copy_of  VARCHAR NOT NULL,         -- the earliest document that it copies
    original VARCHAR NOT NULL,         -- the one at the end of a chain of copies
    share    DOUBLE NOT NULL           -- of its passages that stand in copy_of
);

CREATE TABLE quoted (          -- claims in the words of another document, copies left out
    claim    VARCHAR NOT NULL,
    doc      VARCHAR NOT NULL,
    area     VARCHAR NOT NULL,
    original VARCHAR NOT NULL          -- the document that said it first
);

CREATE TABLE claims (          -- one published figure a row, as published
    id             VARCHAR PRIMARY KEY, -- DOCUMENT:START-END
    doc            VARCHAR NOT NULL,
    start_char     BIGINT NOT NULL,
    end_char       BIGINT NOT NULL,
    quote          VARCHAR NOT NULL,
    value          DOUBLE NOT NULL,    -- in base units, for queries
    value_exact    VARCHAR NOT NULL,   -- the same as exact decimal
    low            DOUBLE,             -- what the printed digits and bound words say;
    high           DOUBLE,             -- NULL is an open side
    unit           VARCHAR NOT NULL,
    bound          VARCHAR NOT NULL,
    measure        VARCHAR NOT NULL,
    indicator      VARCHAR NOT NULL,
    subject        VARCHAR,
    subject_code   VARCHAR,            -- the catalogue's code, in the version then in force
    of_what        VARCHAR,            -- the contract's `of`
    area           VARCHAR,
    period         VARCHAR,
    status         VARCHAR NOT NULL,
    scope          VARCHAR,
    basis          VARCHAR,
    speaker        VARCHAR,
    streak         INTEGER,            -- years running it is told to hold; 1: for the first time
    confidence     DOUBLE,
    proposed       VARCHAR,            -- fields that a language model proposed, by commas; `unequal`: unpaired
    trace          VARCHAR NOT NULL,   -- JSON: field -> how, start, end
    sentence       VARCHAR NOT NULL,   -- the words around it
    sentence_start BIGINT NOT NULL,    -- where these words begin in the text
    published      DATE,               -- vintage: of its document
    extractor      VARCHAR NOT NULL    -- version that read it
);

CREATE TABLE mentions (        -- where a document names an item of its place's catalogue
    doc            VARCHAR NOT NULL,
    code           VARCHAR NOT NULL,   -- in the version of the document's day
    start_char     BIGINT NOT NULL,
    end_char       BIGINT NOT NULL,
    sentence       VARCHAR NOT NULL,
    sentence_start BIGINT NOT NULL
);

CREATE TABLE claim_cells (     -- which cells a claim fills: one, or one a place
    claim     VARCHAR NOT NULL,
    doc       VARCHAR NOT NULL,
    area      VARCHAR NOT NULL,        -- doc:ID where the claim names no place
    indicator VARCHAR NOT NULL,
    subject   VARCHAR,
    measure   VARCHAR NOT NULL,
    of_what   VARCHAR,
    period    VARCHAR,
    status    VARCHAR NOT NULL,
    scope     VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    cell      VARCHAR NOT NULL,        -- key of the cell
    series    VARCHAR NOT NULL,        -- file name of its series page
    year      INTEGER NOT NULL         -- last year of the period, 0 where unknown
);

CREATE VIEW cells AS           -- one quantity of the world a row
    SELECT cell AS key, any_value(area) AS area, any_value(indicator) AS indicator,
           any_value(subject) AS subject, any_value(measure) AS measure,
           any_value(of_what) AS of_what, any_value(period) AS period,
           any_value(status) AS status, any_value(scope) AS scope,
           any_value(dimension) AS dimension, any_value(series) AS series,
           count(*) AS claims
    FROM claim_cells GROUP BY cell;

CREATE TABLE findings (        -- what the checks say
    id         VARCHAR NOT NULL,
    area       VARCHAR NOT NULL,
    position   INTEGER NOT NULL,       -- order within its area
    kind       VARCHAR NOT NULL,       -- error, note, agreement, derived, target
    outcome    VARCHAR NOT NULL,
    rule       VARCHAR NOT NULL,
    severity   VARCHAR NOT NULL,
    message_en VARCHAR NOT NULL,
    message_zh VARCHAR NOT NULL,
    record     VARCHAR NOT NULL        -- the whole finding as JSON
);

CREATE TABLE finding_claims (  -- every claim that a finding speaks of
    finding VARCHAR NOT NULL,
    area    VARCHAR NOT NULL,
    claim   VARCHAR NOT NULL,
    doc     VARCHAR NOT NULL
);

CREATE TABLE observations (    -- the value the ledger stands by, one a cell
    cell    VARCHAR NOT NULL,
    area    VARCHAR NOT NULL,
    series  VARCHAR NOT NULL,
    low     DOUBLE,
    high    DOUBLE,
    value   DOUBLE,
    unit    VARCHAR NOT NULL,
    state   VARCHAR NOT NULL,          -- sound, confirmed, questioned, derived, decided
    vintage DATE,
    sources INTEGER NOT NULL,          -- independent ones: copies and quotations are none
    claims  VARCHAR NOT NULL,          -- JSON list of claim ids
    exact   VARCHAR NOT NULL           -- JSON: low, high, value as exact fractions
);

CREATE TABLE reconciled (      -- what all sound figures of a place imply for a cell, one a cell and unit
    cell      VARCHAR NOT NULL,
    area      VARCHAR NOT NULL,
    series    VARCHAR NOT NULL,
    low       DOUBLE,              -- the hard interval: what the sound claims leave possible;
    high      DOUBLE,              -- NULL is an open side
    value     DOUBLE,              -- balanced within it: the least change that lets sums hold
    spread    DOUBLE,              -- standard deviation of a flat density over the interval
    unit      VARCHAR NOT NULL,
    is_stated BOOLEAN NOT NULL,    -- whether a claim states the cell; else it is derived
    claims    VARCHAR NOT NULL,    -- JSON list of the claims that the ends rest on
    exact     VARCHAR NOT NULL     -- JSON: low, high, value as exact fractions
);

CREATE TABLE decisions (       -- what people decided, folded in from decisions.jsonl
    finding VARCHAR NOT NULL,
    area    VARCHAR NOT NULL,
    choice  VARCHAR NOT NULL,          -- the last verdict, and the last word on the note
    value   VARCHAR,
    claim   VARCHAR,                   -- of which the value is
    name    VARCHAR NOT NULL,
    time    VARCHAR NOT NULL,
    reason  VARCHAR NOT NULL,
    state   VARCHAR NOT NULL           -- standing, or stale: its ground has changed since
);
