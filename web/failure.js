// Says in a readable page why the program can't run. A plain script, first on the page and in words that any browser
// understands, so that it is there when nothing else is.
(function () {
  'use strict';

  var shown = false;

  function element(id) {
    return document.getElementById(id);
  }

  function fill(id, text) {
    element(id).textContent = text || '';
    element(id).hidden = !text;
  }

  function show(failure) {
    if (shown) return;
    shown = true;
    fill('failure-title', failure.title || 'Xenoglyph has stopped');
    fill('failure-message', failure.message);
    fill('failure-advice', failure.advice);
    fill('failure-detail', failure.detail);
    element('failure-retry').onclick = function () {
      location.reload();
    };
    element('loading').hidden = true;
    element('graphics-lost').hidden = true;
    element('canvas').hidden = true;
    element('failure').hidden = false;
    element('failure-retry').focus();
  }

  function whenParsed(action) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', action);
    else action();
  }

  // What went wrong, as a sentence, or {title, message, advice, detail}. Only the first failure is shown: the
  // others follow from it.
  window.xenoglyphFailure = function (failure) {
    if (typeof failure === 'string') {
      failure = {
        message: 'Something went wrong in the program itself, and it can’t go on.',
        advice: 'Reload the page: it starts again where the address bar says.',
        detail: failure,
      };
    }
    whenParsed(function () {
      show(failure);
    });
  };

  window.xenoglyphFailure.missingPart = function (name, reason) {
    window.xenoglyphFailure({
      title: 'A part of the page is missing',
      message: 'The file ' + name + ' could not be loaded' + (reason ? ': ' + reason : '') + '.',
      advice: 'Check the connection, then reload the page.',
    });
  };

  // A script or style sheet named in the page did not arrive. Such events don't bubble; they are caught on their way
  // down.
  window.addEventListener(
    'error',
    function (event) {
      var part = event.target;
      if (!part || part === window) return;
      if (part.tagName === 'SCRIPT') {
        window.xenoglyphFailure.missingPart(part.src.replace(/\?.*/, '').replace(/.*\//, ''));
      }
    },
    true
  );

  if (!('noModule' in document.createElement('script'))) {
    window.xenoglyphFailure({
      title: 'This browser is too old',
      message: 'Xenoglyph needs JavaScript modules and WebAssembly, which this browser doesn’t know.',
      advice: 'Open the page in a current Firefox, Chrome, Edge or Safari.',
    });
  }
})();
