package dev.showdown.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestPath;

import dev.showdown.Refused;
import dev.showdown.assessment.Comments;
import dev.showdown.report.Discussions;
import dev.showdown.system.http.Visit;

/** A team: who takes part and how far it is, then what it should talk about. */
@Path("/")
@PermitAll
public class TeamPages {

    private final TeamRoom room;
    private final Discussions discussions;
    private final Comments comments;
    private final Visit visit;

    TeamPages(TeamRoom room, Discussions discussions, Comments comments, Visit visit) {
        this.room = room;
        this.discussions = discussions;
        this.comments = comments;
        this.visit = visit;
    }

    /** @param topics what the last revealed round gave to talk about; empty before the first reveal */
    public record View(TeamView team, List<TopicView> topics) {

        public List<TopicView> first() {
            return topics.stream().filter(TopicView::isFirst).toList();
        }

        public List<TopicView> toFindOut() {
            return topics.stream().filter(TopicView::isToFindOut).toList();
        }

        public List<TopicView> settled() {
            return topics.stream().filter(TopicView::isSettled).toList();
        }

        public List<TopicView> harmless() {
            return topics.stream().filter(TopicView::isHarmless).toList();
        }

        public List<TopicView> agreements() {
            return topics.stream().filter(TopicView::isAgreement).toList();
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance team(View view);

        static native TemplateInstance reveal(TeamView view);

        static native TemplateInstance question(QuestionView view);

        static native TemplateInstance choice(ChoiceView view);
    }

    /** @param body of a new comment, as typed; likewise the agreed answer and its reason */
    public record QuestionView(TeamView team, TopicView topic, String body, String choice, String reason, Form form) {}

    static String address(UUID id) {
        return "/assessments/" + id + "/team";
    }

    @GET
    @Path("assessments/{id}/team")
    @Produces(Html.TYPE)
    public TemplateInstance team(@RestPath UUID id) {
        return page(room.view(id));
    }

    TemplateInstance page(TeamView team) {
        return Templates.team(new View(team, team.revealed() == 0 ? List.of() : topics(team)));
    }

    private List<TopicView> topics(TeamView team) {
        Map<String, List<Comments.Said>> said =
                comments.of(visit.caller(), team.id()).stream().collect(Collectors.groupingBy(Comments.Said::question));
        var playbook = room.playbook(team.id());
        return discussions.of(visit.caller(), team.id()).topics().stream()
                .map(topic -> new TopicView(
                        team.id(),
                        topic,
                        playbook.question(topic.question()).orElseThrow(),
                        said.getOrDefault(topic.question(), List.of()),
                        team.anonymous()))
                .toList();
    }

    @GET
    @Path("assessments/{id}/team/reveal")
    @Produces(Html.TYPE)
    public TemplateInstance reveal(@RestPath UUID id) {
        return Templates.reveal(room.steered(id));
    }

    @GET
    @Path("assessments/{id}/team/questions/{key}")
    @Produces(Html.TYPE)
    public TemplateInstance question(@RestPath UUID id, @RestPath String key) {
        return question(id, key, Optional.empty(), Form.FRESH);
    }

    /** What somebody typed below a question, and could not be kept. */
    record Typed(String body, String choice, String reason) {}

    TemplateInstance question(UUID id, String key, Optional<Typed> typed, Form form) {
        TeamView team = room.view(id);
        room.refuseUnrevealed(id);
        TopicView topic = topics(team).stream()
                .filter(known -> known.topic().question().equals(key))
                .findFirst()
                .orElseThrow(() -> new Refused.NotFound("Nobody was asked this question."));
        var agreed = topic.topic().agreed();
        return Templates.question(new QuestionView(
                team,
                topic,
                typed.map(Typed::body).orElse(""),
                typed.map(Typed::choice)
                        .orElse(agreed.map(settled -> settled.choice()).orElse("")),
                typed.map(Typed::reason)
                        .orElse(agreed.map(settled -> settled.reason()).orElse("")),
                form));
    }
}
