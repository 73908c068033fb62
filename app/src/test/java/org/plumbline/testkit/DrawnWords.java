package org.plumbline.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Palette;
import org.plumbline.app.ui.draw.Picture;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.app.ui.draw.SvgPen;

/// What is to be read in a picture.
public final class DrawnWords {
    private static final Pattern TEXT = Pattern.compile(">([^<]+)</text>");

    private DrawnWords() {}

    /// The picture as an SVG, all in black.
    public static String svg(Picture picture) {
        var black = Arrays.stream(Ink.values()).collect(Collectors.toMap(Function.identity(), _ -> Color.BLACK));
        var pen = new SvgPen(new Palette(black), picture.width(), picture.height());
        picture.draw(pen);
        return pen.svg();
    }

    /// Each text of the picture by itself, in the order in which they are drawn.
    public static List<String> of(Picture picture) {
        return TEXT.matcher(svg(picture)).results().map(found -> found.group(1).replace("&lt;", "<").replace("&gt;", ">")
                .replace("&quot;", "\"").replace("&amp;", "&")).toList();
    }

    /// The whole of what a view offers.
    public static HeadedPicture whole(PictureOffer offer) {
        if (offer instanceof PictureOffer.Some some) {
            return some.whole().get();
        }
        throw new AssertionError(offer);
    }
}
