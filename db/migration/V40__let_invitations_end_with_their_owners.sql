-- An invitation is worth what whoever made it may do: it ends when they are an owner no more, or are gone.
alter table invitation add column invited_by uuid references account (id) on delete set null;
create index invitation_inviter on invitation (invited_by);
