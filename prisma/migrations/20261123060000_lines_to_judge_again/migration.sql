-- Denied lines that a later void or replacement freed are few; a file's are found among a million.
create index claim_line_of_file_to_judge_again on claim_line (file_id, id) where readjudicate_later;
