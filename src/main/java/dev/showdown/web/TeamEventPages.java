package dev.showdown.web;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import dev.showdown.Refused;
import dev.showdown.account.Caller;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.TeamEvents;
import dev.showdown.assessment.TeamNews;
import dev.showdown.system.http.Visit;

/** Tells pages that are open that something happened: what kind of thing, and nothing else. */
@Path("/")
@PermitAll
public class TeamEventPages {

    /** After so many beats a browser has to ask again, and is let in only if it still may. */
    private static final int LONGEST_IN_BEATS = 60;

    private final Assessments assessments;
    private final TeamEvents events;
    private final TeamNews news;
    private final Visit visit;

    TeamEventPages(Assessments assessments, TeamEvents events, TeamNews news, Visit visit) {
        this.assessments = assessments;
        this.events = events;
        this.news = news;
        this.visit = visit;
    }

    /**
     * @param last the last event that this browser was told of, after its connection was lost
     * @param after the last event before its page was made
     */
    @GET
    @Path("assessments/{id}/team/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(
            @RestPath UUID id,
            @RestHeader("Last-Event-ID") String last,
            @RestQuery String after,
            @Context SseEventSink sink,
            @Context Sse sse) {
        Caller caller = visit.caller();
        long newest = events.last(assessments.grant(caller, id));
        long known = Math.min(newest, number(last, number(after, newest)));
        Reader reader = new Reader(caller, id, known, sink, sse);
        reader.say("listening");
        reader.end = news.listen(id, reader);
    }

    private static long number(String text, long otherwise) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }

    /** One browser that listens. */
    private final class Reader implements TeamNews.Listener {

        private final Caller caller;
        private final UUID assessment;
        private final SseEventSink sink;
        private final Sse sse;
        private long told;
        private int beats;
        private volatile boolean behind;
        private volatile Runnable end = () -> {};

        Reader(Caller caller, UUID assessment, long told, SseEventSink sink, Sse sse) {
            this.caller = caller;
            this.assessment = assessment;
            this.told = told;
            this.sink = sink;
            this.sse = sse;
        }

        @Override
        public void look() {
            try {
                for (var found = since(); !found.isEmpty(); found = since()) {
                    for (TeamEvents.Event event : found) {
                        sink.send(sse.newEventBuilder()
                                .id(String.valueOf(event.id()))
                                .data(event.kind().toString())
                                .build());
                        told = event.id();
                    }
                }
                behind = false;
            } catch (Refused notAnyMore) {
                close();
            } catch (RuntimeException away) {
                behind = true;
            }
        }

        /** Asks each time whether the reader still may: a participant can be removed. */
        private java.util.List<TeamEvents.Event> since() {
            return events.since(assessments.grant(caller, assessment), told);
        }

        @Override
        public void beat() {
            beats++;
            if (sink.isClosed() || beats > LONGEST_IN_BEATS) {
                close();
                return;
            }
            say("still here");
            if (behind) {
                look();
            }
        }

        void say(String comment) {
            if (!sink.isClosed()) {
                sink.send(sse.newEventBuilder().comment(comment).build());
            }
        }

        private void close() {
            end.run();
            if (!sink.isClosed()) {
                sink.close();
            }
        }
    }
}
