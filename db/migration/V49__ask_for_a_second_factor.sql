-- A second factor: an application on somebody's telephone shows a code that follows from a key and the time. The key
-- is sealed with a key of the server's. A row without a time of confirmation is one that is being set up.
create table second_factor (
    account_id uuid primary key references account (id) on delete cascade,
    sealed_key text not null,
    -- The step of time of the code that was used last: it and earlier ones are used up.
    last_step bigint not null default 0,
    created_at timestamptz not null,
    confirmed_at timestamptz
);

-- For whoever has lost the telephone. Each works once; only hashes are kept, of 120 random bits each.
create table recovery_code (
    account_id uuid not null references second_factor (account_id) on delete cascade,
    code_hash bytea not null check (length(code_hash) = 32),
    used_at timestamptz,
    primary key (account_id, code_hash)
);

-- Somebody without an account who asks for a new password is told so by mail: to whoever asks, and to whoever measures
-- how long it takes, it is the same as with one.
alter table letter drop constraint letter_kind_check;
alter table letter add constraint letter_kind_check check (
    kind in ('sign-up', 'known', 'reset', 'unknown', 'new-address', 'taken', 'changed', 'invitation'));
