/// A server's settings against its machine, its use and what was seen of its work: what to change, and on which ground. Nothing is changed.
package org.plumbline.settings;
