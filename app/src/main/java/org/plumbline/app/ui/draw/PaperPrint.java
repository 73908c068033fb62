package org.plumbline.app.ui.draw;

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

/// A picture on one page of paper, as large as the page allows, in the light theme's colours: paper is white.
final class PaperPrint {
    /// Pixels for each point of the page (1/72 inch), so that letters stay sharp: 216 to the inch.
    private static final double SHARPNESS = 3;
    /// A pixel of the screen on paper at most, in points: 96 pixels are an inch.
    private static final double NATURAL = 0.75;
    /// Of one side of what is painted for the page.
    private static final double MOST_PIXELS = 4_000;

    private PaperPrint() {}

    /// What became of it.
    ///
    /// @param words empty where the person thought better of it
    record Outcome(String words, boolean good) {}

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
        PageLayout page = job.getJobSettings().getPageLayout();
        boolean printed = job.printPage(page, page(picture, page.getPrintableWidth(), page.getPrintableHeight())) && job.endJob();
        String printer = job.getPrinter().getName();
        return printed ? new Outcome("Sent to " + printer + ".", true)
                : new Outcome(printer + " did not take the page. See what it says, and print again.", false);
    }

    /// Upright or across, as the picture is.
    private static PageLayout layout(Printer printer, Picture picture) {
        Paper paper = printer.getDefaultPageLayout().getPaper();
        PageOrientation orientation = picture.width() > picture.height() ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
        return printer.createPageLayout(paper, orientation, Printer.MarginType.DEFAULT);
    }

    /// Points of the page for each pixel of the picture.
    static double fit(Picture picture, double pageWidth, double pageHeight) {
        return Math.min(NATURAL, Math.min(pageWidth / picture.width(), pageHeight / picture.height()));
    }

    /// What is printed: as large as the page has room for.
    static Node page(Picture picture, double pageWidth, double pageHeight) {
        double points = fit(picture, pageWidth, pageHeight);
        double width = picture.width() * points;
        double height = picture.height() * points;
        double sharp = Math.min(SHARPNESS, MOST_PIXELS / Math.max(width, height));
        var canvas = new Canvas(width * sharp, height * sharp);
        var pen = new CanvasPen(canvas.getGraphicsContext2D(), Palette.of(Theme.LIGHT), canvas.getWidth(), canvas.getHeight());
        canvas.getGraphicsContext2D().scale(points * sharp, points * sharp);
        picture.draw(new TilePen(pen, picture, 0, 0, picture.width(), picture.height()));
        canvas.getTransforms().add(new Scale(1 / sharp, 1 / sharp));
        return new Group(canvas);
    }
}
