package org.plumbline.app.ui.draw;

import java.util.ArrayList;
import java.util.List;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Paper;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.transform.Scale;
import javafx.stage.Window;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.ui.text.Format;

/// A picture on paper, in the light theme's colours: paper is white. It takes one page, as large as that allows; one that could not be read
/// then is as wide as the page, and goes on on the next ones.
final class PaperPrint {
    /// Pixels for each point of the page (1/72 inch), so that letters stay sharp: 216 to the inch.
    private static final double SHARPNESS = 3;
    /// A pixel of the screen on paper at most, in points: 96 pixels are an inch.
    private static final double NATURAL = 0.75;
    /// Of one side of what is painted for the page.
    private static final double MOST_PIXELS = 4_000;
    /// Nobody means to print more of one view.
    private static final int MOST_PAGES = 100;
    /// Wider rows are better read across the page, in pixels.
    private static final double WIDE = 800;

    private PaperPrint() {}

    /// Part of a picture.
    ///
    /// @param from pixels from above
    /// @param to likewise
    record Page(double from, double to) {}

    /// Asks for the printer and prints.
    static Outcome print(Picture picture, String name, Window owner) {
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            return new Outcome("There is no printer on this machine. Save the picture as SVG and print it elsewhere.", false);
        }
        job.getJobSettings().setJobName(name);
        job.getJobSettings().setPageLayout(layout(job.getPrinter(), picture));
        if (!job.showPrintDialog(owner)) {
            job.cancelJob();
            return new Outcome("", true);
        }
        PageLayout layout = job.getJobSettings().getPageLayout();
        double width = layout.getPrintableWidth();
        double height = layout.getPrintableHeight();
        List<Page> pages = pages(picture, width, height);
        if (pages.size() > MOST_PAGES) {
            job.cancelJob();
            return new Outcome("It would take " + Format.countFull(pages.size()) + " pages. Fold some rows, or save it as SVG.", false);
        }
        Palette palette = Palette.of(Theme.LIGHT);
        boolean printed = pages.stream().allMatch(page -> job.printPage(layout, page(picture, page, palette, width, height)));
        String printer = job.getPrinter().getName();
        return printed && job.endJob() ? new Outcome("Sent to " + printer + ".", true)
                : new Outcome(printer + " did not take the page. See what it says, and print again.", false);
    }

    /// Upright or across, as the picture is.
    private static PageLayout layout(Printer printer, Picture picture) {
        Paper paper = printer.getDefaultPageLayout().getPaper();
        boolean across = picture.width() > picture.height() || (picture.leastScale() > 0 && picture.width() > WIDE);
        PageOrientation orientation = across ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
        return printer.createPageLayout(paper, orientation, Printer.MarginType.DEFAULT);
    }

    /// Points of the page for each pixel of the picture.
    static double fit(Picture picture, double pageWidth, double pageHeight) {
        double across = Math.min(NATURAL, pageWidth / picture.width());
        double whole = Math.min(across, pageHeight / picture.height());
        return whole < NATURAL * picture.leastScale() ? across : whole;
    }

    /// What of the picture stands on which page.
    static List<Page> pages(Picture picture, double pageWidth, double pageHeight) {
        double most = pageHeight / fit(picture, pageWidth, pageHeight);
        var pages = new ArrayList<Page>();
        double from = 0;
        // less than a pixel is what rounding leaves
        while (picture.height() - from > most + 1) {
            double to = Math.min(picture.pageEnd(from, most), from + most);
            pages.add(new Page(from, to));
            from = to;
        }
        pages.add(new Page(from, picture.height()));
        return pages;
    }

    /// What is printed on a page: as large as that has room for.
    static Node page(Picture picture, Page page, Palette palette, double pageWidth, double pageHeight) {
        double points = fit(picture, pageWidth, pageHeight);
        double width = picture.width() * points;
        double height = (page.to() - page.from()) * points;
        double sharp = Math.min(SHARPNESS, MOST_PIXELS / Math.max(width, height));
        var canvas = new Canvas(width * sharp, height * sharp);
        var graphics = canvas.getGraphicsContext2D();
        var pen = new CanvasPen(graphics, palette, canvas.getWidth(), canvas.getHeight());
        graphics.scale(points * sharp, points * sharp);
        graphics.translate(0, -page.from());
        picture.draw(new TilePen(pen, picture, 0, page.from(), picture.width(), page.to()));
        canvas.getTransforms().add(new Scale(1 / sharp, 1 / sharp));
        return new Group(canvas);
    }
}
