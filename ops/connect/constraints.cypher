// Once, before a sink starts: without it each record searches all concepts.
CREATE CONSTRAINT concept_id IF NOT EXISTS FOR (c:Concept) REQUIRE c.id IS UNIQUE;

// So that a statement can be found by its id.
CREATE INDEX statement_triplet_id IF NOT EXISTS FOR ()-[t:STATEMENT]-() ON (t.triplet_id);
CREATE INDEX statement_pmid IF NOT EXISTS FOR ()-[t:STATEMENT]-() ON (t.pmid);
