/// Controls that know nothing of plans.
package org.plumbline.app.ui.control;
