package dev.showdown.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.showdown.account.Memberships;
import dev.showdown.assessment.AssessmentFilter.Asked;
import dev.showdown.assessment.ListedAssessment;
import dev.showdown.assessment.ListedAssessment.Order;
import dev.showdown.assessment.Status;
import dev.showdown.assessment.WorkspaceAssessments;
import dev.showdown.decision.Verdict;

/**
 * A part of the list of a workspace's assessments.
 *
 * @param asked what is searched for and left out, as typed
 * @param count of all that is found, in words
 * @param next address of the next part; empty after the last
 * @param begin address of the list from its beginning; empty for the first part
 */
public record WorkspaceView(
        Memberships.Place place,
        Asked asked,
        String sort,
        List<Line> lines,
        String count,
        List<Option> owners,
        String next,
        String begin,
        Form form) {

    /**
     * @param facts how far it has come, its verdict, and who started it when
     * @param archived whether it is put away
     */
    public record Line(UUID id, String title, String facts, boolean archived) {

        static Line of(ListedAssessment found) {
            StringBuilder facts = new StringBuilder(found.status().words());
            found.verdict().map(WorkspaceView::words).ifPresent(words -> facts.append(", newest report: ")
                    .append(words));
            facts.append(". Started ").append(Html.day(found.createdAt()));
            if (!found.ownerName().isEmpty()) {
                facts.append(" by ").append(found.ownerName());
            }
            return new Line(found.id(), found.title(), facts.append('.').toString(), found.status() == Status.ARCHIVED);
        }
    }

    /** A choice of a field. */
    public record Option(String value, String words, boolean chosen) {}

    static WorkspaceView of(WorkspaceAssessments.Found found, Asked asked, Order order, boolean further) {
        String list = "/workspaces/" + found.place().slug();
        return new WorkspaceView(
                found.place(),
                asked,
                order.toString(),
                found.assessments().stream().map(Line::of).toList(),
                counted(found.count()),
                owners(found, asked),
                found.next()
                        .map(place -> list + query(asked, order.toString(), place.cursor()))
                        .orElse(""),
                further ? list + query(asked, order.toString(), "") : "",
                Form.FRESH);
    }

    /** The form again, with what was typed; nothing is listed. */
    static WorkspaceView faulty(WorkspaceAssessments.Found all, Asked asked, Form form) {
        return new WorkspaceView(
                all.place(), asked, Order.NEWEST.toString(), List.of(), "", owners(all, asked), "", "", form);
    }

    private static String counted(int count) {
        return switch (count) {
            case 0 -> "None";
            case 1 -> "1 assessment";
            default ->
                count > WorkspaceAssessments.COUNTED
                        ? "More than %,d assessments".formatted(WorkspaceAssessments.COUNTED)
                        : "%,d assessments".formatted(count);
        };
    }

    private static List<Option> owners(WorkspaceAssessments.Found found, Asked asked) {
        return found.members().stream()
                .map(member -> option(member.account().toString(), member.name(), asked.owner()))
                .toList();
    }

    private static Option option(String value, String words, String asked) {
        return new Option(value, words, value.equals(asked));
    }

    private static String query(Asked asked, String sort, String after) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("q", asked.q());
        parts.put("status", asked.status());
        parts.put("verdict", asked.verdict());
        parts.put("owner", asked.owner());
        parts.put("from", asked.from());
        parts.put("to", asked.to());
        parts.put("sort", sort);
        parts.put("after", after);
        return parts.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String words(String verdict) {
        return Arrays.stream(Verdict.values())
                .filter(known -> known.toString().equals(verdict))
                .findFirst()
                .map(WorkspaceView::words)
                .orElse(verdict);
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case CLEAR -> "clear";
            case LEAN -> "lean";
            case TOO_CLOSE -> "too close to call";
            case ONLY_OPTION -> "only option";
            case NOTHING_FITS -> "nothing fits";
        };
    }

    public List<Option> statuses() {
        return Arrays.stream(Status.values())
                .map(status -> option(status.toString(), status.words(), asked.status()))
                .toList();
    }

    public List<Option> verdicts() {
        return Arrays.stream(Verdict.values())
                .map(verdict -> option(verdict.toString(), capital(words(verdict)), asked.verdict()))
                .toList();
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    public List<Option> sorts() {
        return Arrays.stream(Order.values())
                .map(order -> option(order.toString(), order.words(), sort))
                .toList();
    }

    /** Whether anything is searched for or left out. */
    public boolean isFiltered() {
        return !asked.equals(new Asked("", "", "", "", "", ""));
    }

    /** Whether more than the words is chosen: then the form shows it. */
    public boolean isNarrowed() {
        return !asked.equals(new Asked(asked.q(), "", "", "", "", "")) || !sort.equals(Order.NEWEST.toString());
    }
}
