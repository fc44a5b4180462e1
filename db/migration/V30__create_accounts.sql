-- Somebody with an account. The row is made when the link that was mailed to the address is used, so the address is
-- proved. A person works in several workspaces, so that their account belongs to none.
create table account (
    id uuid primary key,
    email text not null check (length(email) between 3 and 254),
    -- The address as it is compared.
    email_key text not null unique check (email_key = lower(email_key)),
    name text not null check (length(name) between 1 and 100),
    -- Null for somebody who signs in through their organisation only.
    password_hash text,
    -- Raised whenever the password or the address changes: links that were mailed before then open nothing.
    credential integer not null default 1 check (credential >= 1),
    created_at timestamptz not null,
    version integer not null
);

-- Who somebody is to the sign-on of their organisation.
create table sign_on (
    issuer text not null check (length(issuer) between 1 and 500),
    subject text not null check (length(subject) between 1 and 255),
    account_id uuid not null references account (id) on delete cascade,
    created_at timestamptz not null,
    primary key (issuer, subject)
);
create index sign_on_account on sign_on (account_id);

-- A browser in which somebody has signed in has no guest's workspace any more.
alter table session
    alter column guest_workspace_id drop not null,
    add column account_id uuid references account (id) on delete cascade,
    add column kept boolean not null default false,
    add column ends_at timestamptz,
    add column browser text not null default '' check (length(browser) <= 100),
    add constraint session_guest_or_account check ((guest_workspace_id is null) = (account_id is not null)),
    add constraint session_of_account_ends check (account_id is null or ends_at is not null);
create index session_account on session (account_id);

-- What is mailed, until it is sent, and the link in it, until it is used. The link's token follows from the id, so that
-- nothing in this table opens anything.
create table letter (
    id uuid primary key,
    kind text not null check (kind in ('sign-up', 'known', 'reset', 'new-address', 'changed', 'invitation')),
    address text not null check (length(address) between 3 and 254),
    account_id uuid references account (id) on delete cascade,
    credential integer,
    -- What an invitation is to, and the token's row.
    about uuid,
    words text not null default '',
    token_hash bytea unique check (length(token_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    sent_at timestamptz,
    due_at timestamptz not null,
    tries integer not null default 0
);
create index letter_due on letter (due_at) where sent_at is null;
create index letter_account on letter (account_id);
create index letter_expires on letter (expires_at);
