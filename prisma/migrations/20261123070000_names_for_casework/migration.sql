-- Names that the next migration uses: a value added to an enum is usable once it has committed.
alter type role add value 'system';
alter type organization_kind add value 'portal';
alter type request_state add value 'in_reconsideration' before 'withdrawn';
alter type request_state add value 'under_appeal' before 'withdrawn';
alter type request_state add value 'in_second_level' before 'withdrawn';
alter type request_state add value 'in_external_review' before 'withdrawn';
alter type request_state add value 'closed_administratively' before 'withdrawn';
