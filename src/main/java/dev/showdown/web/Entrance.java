package dev.showdown.web;

import jakarta.enterprise.context.RequestScoped;

import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.account.Caller;
import dev.showdown.account.ReturnPage;
import dev.showdown.account.Sessions;
import dev.showdown.assessment.Adoptions;
import dev.showdown.system.http.Visit;

/** The way in, however somebody signed in: what they did here as a guest becomes theirs, and a page comes next. */
@RequestScoped
class Entrance {

    private final Adoptions adoptions;
    private final Sessions sessions;
    private final Visit visit;

    Entrance(Adoptions adoptions, Sessions sessions, Visit visit) {
        this.adoptions = adoptions;
        this.sessions = sessions;
        this.visit = visit;
    }

    RestResponse<TemplateInstance> enter(Sessions.Started session, ReturnPage next) {
        Caller before = visit.caller();
        visit.begin(session);
        if (before instanceof Caller.SignedIn former) {
            sessions.leave(former);
        }
        int moved = adoptions.adopt(before, (Caller.SignedIn) session.caller());
        String work = moved > 0 ? "/assessments?adopted=" + moved : "/assessments";
        return Html.seeOther(next.isNone() ? work : next.path(), visit.cookies());
    }
}
