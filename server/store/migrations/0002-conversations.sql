-- What the product wrote. Each row belongs to its asker: its label names him as owner, at the marking of the content.

CREATE TABLE conversations (
  owner text NOT NULL,
  id text NOT NULL,
  title text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  access_id int NOT NULL REFERENCES access_labels,
  PRIMARY KEY (owner, id)
);

CREATE TABLE answers (
  id text PRIMARY KEY,
  owner text NOT NULL,
  conversation_id text NOT NULL,
  created_at timestamptz NOT NULL,
  body jsonb NOT NULL,
  access_id int NOT NULL REFERENCES access_labels,
  FOREIGN KEY (owner, conversation_id) REFERENCES conversations (owner, id) ON DELETE CASCADE
);
CREATE INDEX answers_conversation ON answers (owner, conversation_id, created_at);

CREATE TABLE briefings (
  id text PRIMARY KEY,
  owner text NOT NULL,
  created_at timestamptz NOT NULL,
  body jsonb NOT NULL,
  access_id int NOT NULL REFERENCES access_labels
);
CREATE INDEX briefings_owner ON briefings (owner, created_at DESC);
