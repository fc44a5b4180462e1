package dev.showdown.report.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.helper.W3CDom;
import org.w3c.dom.Document;

import dev.showdown.report.ReportView;

/** A report on paper: the same body as the page, tagged for those who have it read to them. */
final class Pdf {

    private static final int RUNNING_TITLE = 70;

    static {
        // It tells of every step otherwise.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
    }

    private Pdf() {}

    /**
     * @param report as it is read
     * @param title for the foot of every page
     * @param about what this is, for catalogues
     */
    record View(ReportView report, String title, String about) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance document(View view);
    }

    static byte[] of(ReportView report, String base, boolean letter) {
        View view = new View(
                report,
                Words.shortened(report.title(), RUNNING_TITLE),
                report.headline().verdict());
        Document page =
                new W3CDom().fromJsoup(PdfPage.of(Templates.document(view).render(), base, letter));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument();
                BatikSVGDrawer drawer = new BatikSVGDrawer()) {
            PdfRendererBuilder builder = new PdfRendererBuilder()
                    .withW3cDocument(page, base)
                    .usePDDocument(document)
                    .useSVGDrawer(drawer)
                    .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                    .useUnicodeBidiReorderer(new ICUBidiReorderer())
                    .usePdfUaAccessibility(true)
                    .withProducer("Showdown")
                    // Whatever stands in a page, making it fetches nothing.
                    .useExternalResourceAccessControl(
                            (_, _) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            (_, _) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .toStream(pdf);
            for (Typefaces face : Typefaces.values()) {
                builder.useFont(
                        new PDFontSupplier(face.in(document)), face.family(), face.weight(), FontStyle.NORMAL, true);
            }
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }
}
