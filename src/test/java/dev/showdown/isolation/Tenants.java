package dev.showdown.isolation;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.showdown.Seen;
import dev.showdown.account.AccessKeys;
import dev.showdown.account.Caller;
import dev.showdown.account.Capabilities;
import dev.showdown.account.Grant;
import dev.showdown.account.Sessions;
import dev.showdown.assessment.AgreedAnswers;
import dev.showdown.assessment.Answering;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.Comments;
import dev.showdown.assessment.Decisions;
import dev.showdown.assessment.Invites;
import dev.showdown.assessment.Joins;
import dev.showdown.assessment.NewAssessment;
import dev.showdown.assessment.PrioritySettings;
import dev.showdown.assessment.Reveals;
import dev.showdown.decision.SwingPoints;
import dev.showdown.report.Reports;
import dev.showdown.report.ShareLink;
import dev.showdown.report.ShareOptions;
import dev.showdown.report.SharedReports;
import dev.showdown.report.Shares;
import dev.showdown.support.Database;

/// Teams in workspaces of their own, each with a row in every table and a word that nobody else has.
@ApplicationScoped
public class Tenants {

    private static final String QUESTION = "product";

    private final Sessions sessions;
    private final Capabilities capabilities;
    private final AccessKeys keys;
    private final Assessments assessments;
    private final Invites invites;
    private final Joins joins;
    private final Answering answering;
    private final Reveals reveals;
    private final Comments comments;
    private final AgreedAnswers agreed;
    private final PrioritySettings priorities;
    private final Reports reports;
    private final Shares shares;
    private final SharedReports shared;
    private final Database database;

    Tenants(
            Sessions sessions,
            Capabilities capabilities,
            AccessKeys keys,
            Assessments assessments,
            Invites invites,
            Joins joins,
            Answering answering,
            Reveals reveals,
            Comments comments,
            AgreedAnswers agreed,
            PrioritySettings priorities,
            Reports reports,
            Shares shares,
            SharedReports shared,
            Database database) {
        this.database = database;
        this.sessions = sessions;
        this.capabilities = capabilities;
        this.keys = keys;
        this.assessments = assessments;
        this.invites = invites;
        this.joins = joins;
        this.answering = answering;
        this.reveals = reveals;
        this.comments = comments;
        this.agreed = agreed;
        this.priorities = priorities;
        this.reports = reports;
        this.shares = shares;
        this.shared = shared;
    }

    /// @param canary a word of which nothing may be seen by others
    /// @param member somebody who has answered
    /// @param secrets tokens of links and keys
    public record Tenant(
            String canary,
            Caller.Visitor lead,
            Grant grant,
            Grant member,
            List<String> secrets,
            UUID report,
            UUID share) {

        public UUID workspace() {
            return grant.workspace();
        }
    }

    public Tenant settle(String canary) {
        Caller.Visitor lead = (Caller.Visitor) sessions.start().caller();
        UUID id = assessments
                .start(lead, new NewAssessment(canary + " title", canary + " context", "", Map.of(), false))
                .assessment();
        Grant grant = capabilities.grant(lead, id);
        String invite = invites.of(lead, id).token();
        Grant ann = join(invite, canary + " Ann");
        answer(ann, "services", canary + " doubt");
        answer(ann, "ai", canary + " note");
        submit(ann);
        Grant ben = join(invite, canary + " Ben");
        answer(ben, "realtime", "");
        submit(ben);
        reveals.reveal(lead, id, true);
        comments.add(holder(ann), id, QUESTION, canary + " comment");
        agreed.settle(lead, id, QUESTION, "ai", canary + " agreed", Seen.version(0));
        priorities.set(lead, id, new SwingPoints(Map.of("throughput", 100.0)));
        UUID report =
                reports.decide(lead, id, decision(canary), Seen.version(0)).id();
        ShareLink link = shares.create(lead, id, report, ShareOptions.USUAL.named(canary), canary + " password");
        shared.unlock(shared.link(link.token()).orElseThrow(), lead);
        Governed.fill(database, grant.workspace(), canary);
        List<String> secrets = List.of(
                invite,
                link.token(),
                keys.resumeToken(grant).orElseThrow(),
                keys.resumeToken(ann).orElseThrow());
        return new Tenant(canary, lead, grant, ann, secrets, report, link.id());
    }

    private Grant join(String invite, String name) {
        return joins.join((Caller.Visitor) sessions.start().caller(), invite, name)
                .grant();
    }

    private void answer(Grant grant, String choice, String note) {
        answering.save(holder(grant), grant.assessment(), QUESTION, choice, note);
    }

    private void submit(Grant grant) {
        answering.submit(holder(grant), grant.assessment());
    }

    private static Decisions.Wanted decision(String canary) {
        return new Decisions.Wanted("node", canary + " reason", List.of(canary), List.of(), List.of(), "", null, "");
    }

    static Caller.KeyHolder holder(Grant grant) {
        return new Caller.KeyHolder(UUID.randomUUID(), grant);
    }
}
