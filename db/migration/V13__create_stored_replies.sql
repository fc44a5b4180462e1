-- What calls were answered that a program may repeat. Kept for a day; readable only with the caller's own key.
create table stored_reply (
    id bytea primary key check (length(id) = 32),
    request_hash bytea not null check (length(request_hash) = 32),
    sealed bytea not null,
    created_at timestamptz not null
);
create index stored_reply_age on stored_reply (created_at);
