package dev.showdown.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import dev.showdown.decision.Ahp;
import dev.showdown.decision.Criterion;
import dev.showdown.decision.Evaluator;
import dev.showdown.decision.Neutrality;
import dev.showdown.decision.Playbook;
import dev.showdown.decision.Thresholds;
import dev.showdown.decision.Verdict;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Evidence;
import dev.showdown.playbook.Playbooks;

/** How a recommendation is computed, for a sceptical engineer, and whether the playbook is neutral. */
@Path("/")
@PermitAll
public class MethodPage {

    private final Playbooks playbooks;

    private final Clock clock;

    MethodPage(Playbooks playbooks, Clock clock) {
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /**
     * @param modelVersion of the rules
     * @param allUnknown verdict when nothing is known, as a word
     * @param fair whether that verdict is that it is too close
     * @param namesMatter whether an alternative's name changes its value
     * @param sides each alternative with the share of random answers it wins and the sources that speak for it
     * @param together criteria that may count the same thing twice
     * @param review how many sources should be looked at again
     */
    public record View(
            Playbook playbook,
            String modelVersion,
            Thresholds thresholds,
            String allUnknown,
            boolean fair,
            boolean namesMatter,
            int sets,
            List<Side> sides,
            long neutralSources,
            String nothingFits,
            List<Pair> together,
            String randomIndex,
            String review,
            PlaybookLinks links) {

        public String percent(double share) {
            return MethodPage.percent(share);
        }

        public String points(double lead) {
            return String.valueOf(Math.round(lead));
        }
    }

    /** @param sources that speak for it */
    public record Side(String name, int place, String wins, long sources) {}

    public record Pair(String criterion, String other, String correlation) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance method(View view);
    }

    @GET
    @Path("playbooks/{key}/method")
    @Produces(Html.TYPE)
    public TemplateInstance method(@RestPath String key, @RestQuery String version) {
        Edition edition = playbooks.named(key, version);
        Playbook playbook = edition.playbook();
        Neutrality neutrality = playbooks.neutrality(edition);
        Map<String, Long> sources =
                edition.evidence().stream().collect(Collectors.groupingBy(Evidence::favours, Collectors.counting()));
        return Templates.method(new View(
                playbook,
                Evaluator.MODEL_VERSION,
                playbook.thresholds(),
                neutrality.allUnknown().toString().replace('-', ' '),
                neutrality.allUnknown() == Verdict.TOO_CLOSE,
                neutrality.namesMatter(),
                neutrality.sets(),
                playbook.alternatives().stream()
                        .map(alternative -> new Side(
                                alternative.name(),
                                playbook.alternatives().indexOf(alternative) + 1,
                                percent(neutrality.wins().get(alternative.key())),
                                sources.getOrDefault(alternative.key(), 0L)))
                        .toList(),
                sources.getOrDefault(Evidence.NEUTRAL, 0L),
                percent(neutrality.nothingFits()),
                together(playbook, neutrality),
                Ahp.RANDOM_INDEX_TABLE,
                PlaybookPages.review(edition, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                PlaybookLinks.of(playbooks, edition)));
    }

    private static List<Pair> together(Playbook playbook, Neutrality neutrality) {
        Function<String, String> name =
                key -> playbook.criterion(key).map(Criterion::name).orElse(key);
        return neutrality.together().stream()
                .map(pair -> new Pair(
                        name.apply(pair.criterion()),
                        name.apply(pair.other()),
                        String.format(Locale.ROOT, "%.2f", pair.correlation())))
                .toList();
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "\u202F%";
    }
}
