/// What is marked in every view of a plan: highlight chips, the choice of heat, the search.
package org.plumbline.app.ui.highlight;
