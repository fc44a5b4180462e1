-- Words of titles, contexts and notes are found by an index. Of notes, only those that say something are in it.
alter table assessment add column words tsvector not null
    generated always as (to_tsvector('simple', title || ' ' || context)) stored;
create index assessment_words on assessment using gin (words);
create index answer_words on answer using gin (to_tsvector('simple', note)) where note <> '';

-- Behind row-level security no index on words would be used, since comparing words might tell them to whoever asks. So
-- this function looks as the owner of the tables, within the workspace that the transaction has named and nowhere else.
-- It says where the words stand and not what stands there; whoever asks must leave out the notes that the reader may not
-- read. Without a participant they stand in title or context. Each word is found by its beginning, too. That a word is
-- missing is not sought: it would be missing from most notes.
create policy looked_up on answer for select to current_user using (true);

create function find_words(sought text) returns table (assessment_id uuid, participant_id uuid, round integer)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    named uuid := nullif(current_setting('app.workspace', true), '')::uuid;
    query tsquery := regexp_replace(
        websearch_to_tsquery('simple', regexp_replace(sought, '(^|[[:space:]])-+', '\1', 'g'))::text, '''(?:[^'']|'''')+''', '\&:*', 'g')::tsquery;
begin
    return query
        select a.id, null::uuid, null::integer from assessment a
        where a.workspace_id = named and a.words @@ query
        union all
        select x.assessment_id, x.participant_id, x.round from answer x
        where x.workspace_id = named and x.note <> '' and to_tsvector('simple', x.note) @@ query;
end
$$;
revoke all on function find_words(text) from public;
grant execute on function find_words(text) to "${application}";
