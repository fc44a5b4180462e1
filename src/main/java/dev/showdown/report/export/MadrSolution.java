package dev.showdown.report.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.showdown.playbook.Evidence;
import dev.showdown.report.Footprint;
import dev.showdown.report.Ledger;
import dev.showdown.report.ReportView;
import dev.showdown.report.Shape;

/** How the solution is built, and what it costs to run: the drawing in words. */
final class MadrSolution {

    private final ReportView report;
    private final Markdown markdown;

    MadrSolution(ReportView report, Markdown markdown) {
        this.report = report;
        this.markdown = markdown;
    }

    void write() {
        if (!report.shape().isEmpty()) {
            shape(report.shape());
        }
        if (!report.footprint().notes().isEmpty()) {
            footprint(report.footprint());
        }
    }

    private void shape(Shape shape) {
        String advice = "What your answers call for";
        markdown.heading(3, shape.summary().isEmpty() ? advice : "Shape of the solution");
        markdown.paragraph(Inline.text(shape.summary()));
        shape.forms().forEach(form -> form(form, form.name()));
        if (!shape.advice().isEmpty()) {
            markdown.paragraph(Inline.text(
                    shape.summary().isEmpty() ? "Whatever is recommended:" : advice + ", whatever is recommended:"));
        }
        for (Shape.Advice called : shape.advice()) {
            markdown.item(Inline.text(called.text()));
            markdown.subitem(Inline.text(answered(called.choice(), called.question())));
        }
        shape.others().forEach(form -> form(form, "The shape with " + form.name()));
    }

    private void form(Shape.Form form, String heading) {
        markdown.heading(4, form.standing().isEmpty() ? heading : heading + " (" + form.standing() + ")");
        if (form.isDrawn()) {
            markdown.paragraph(Inline.text("Architecture, the drawing in words:"));
            for (Shape.Part part : form.parts()) {
                String colon = part.what().isEmpty() ? "" : ":";
                markdown.item(Inline.bold(part.name()).then(colon), Inline.text(part.what()));
            }
            form.flows().forEach(flow -> markdown.item(Inline.text(flow)));
        }
        if (!form.services().isEmpty()) {
            markdown.paragraph(Inline.text("What belongs where:"));
        }
        form.services().forEach(this::service);
        for (Shape.Horizon horizon : form.horizons()) {
            markdown.paragraph(Inline.text("First steps by day %d:".formatted(horizon.days())));
            horizon.steps().forEach(step -> markdown.item(Inline.text(step)));
        }
        if (!form.risks().isEmpty()) {
            markdown.paragraph(Inline.text("Risks, and what helps:"));
        }
        for (Shape.Risk risk : form.risks()) {
            markdown.item(Inline.bold(risk.risk()), Inline.text(risk.mitigation()));
            sources(risk.evidence());
        }
        if (!form.leaving().isEmpty()) {
            markdown.paragraph(Inline.text("What leaving it later would cost:"));
        }
        for (Shape.Leaving leaving : form.leaving()) {
            markdown.item(Inline.text(leaving.cost()));
            sources(leaving.evidence());
        }
    }

    private void service(Shape.Service service) {
        for (Shape.Duty duty : service.duties()) {
            markdown.item(Inline.bold(service.name()).then(":"), Inline.text(duty.what() + ". " + duty.why()));
            duty.because().forEach(given -> markdown.subitem(Inline.text(answered(given.choice(), given.question()))));
        }
    }

    private static String answered(String choice, String question) {
        return "You answered \u201C%s\u201D to \u201C%s\u201D".formatted(choice, question);
    }

    private void footprint(Footprint footprint) {
        markdown.heading(3, "Footprint and cost notes");
        markdown.paragraph(Inline.text("Only what your answers made matter. Values are the judgements behind this "
                + "report, from 0 to 100; more is better."));
        for (Footprint.Note note : footprint.notes()) {
            markdown.item(Inline.bold(note.title()).then(":"), Inline.text(note.text()));
            if (!note.judged().isEmpty()) {
                markdown.subitem(Inline.text(note.criterion() + " (low, likely, high): " + judged(note.judged())));
            }
            sources(note.evidence());
        }
    }

    private static String judged(List<Ledger.Judged> judged) {
        return judged.stream()
                .map(each -> "%s %s, %s, %s".formatted(each.alternative(), each.low(), each.likely(), each.high()))
                .collect(Collectors.joining("; "));
    }

    private void sources(List<Evidence> evidence) {
        List<Inline> parts = new ArrayList<>();
        for (Evidence source : evidence) {
            String ending = parts.size() + 1 < evidence.size() ? ";" : "";
            parts.add(Inline.link(source.source(), source.url()).then(ending));
        }
        if (!parts.isEmpty()) {
            markdown.subitem(Inline.text("Sources:"), Inline.of(parts.toArray(Inline[]::new)));
        }
    }
}
