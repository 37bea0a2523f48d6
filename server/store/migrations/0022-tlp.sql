-- The Traffic Light Protocol beside the grade, and the grade as the document itself prints it where it is one of the EU, of
-- NATO or of another state. Both are facts of the report: its row is read under its own label, and nothing more follows here.
ALTER TABLE reports ADD COLUMN tlp text CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
                    ADD COLUMN own_grade text CHECK (length(own_grade) <= 100);
