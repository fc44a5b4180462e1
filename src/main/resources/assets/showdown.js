// Small comforts. Everything works without this file.

for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = 'Copied';
  });
}

// A form sent twice in a hurry is sent once.
for (const form of document.querySelectorAll('[data-once]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = 'yes';
  });
}
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('[data-sent]')) {
    delete form.dataset.sent;
  }
});

// Text that was typed and not sent is not lost by a slip.
for (const form of document.querySelectorAll('[data-guard]')) {
  let sent = false;
  form.addEventListener('submit', () => { sent = true; });
  addEventListener('beforeunload', (event) => {
    const changed = [...form.querySelectorAll('textarea, input[type="text"]')].some((field) => field.value !== field.defaultValue);
    if (changed && !sent) {
      event.preventDefault();
    }
  });
}

// Number keys choose an answer.
const choices = [...document.querySelectorAll('input[name="choice"]')];
if (choices.length > 0) {
  addEventListener('keydown', (event) => {
    const typing = event.target.closest('textarea, input[type="text"]');
    const choice = choices[Number(event.key) - 1];
    if (!typing && choice && !event.ctrlKey && !event.metaKey && !event.altKey) {
      choice.checked = true;
      choice.focus();
    }
  });
}

// A slider beside a number, for those who would rather drag than type.
for (const field of document.querySelectorAll('[data-slider]')) {
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.max = field.dataset.slider;
  slider.tabIndex = -1;
  slider.setAttribute('aria-hidden', 'true');
  slider.value = field.value;
  slider.addEventListener('input', () => { field.value = slider.value; });
  field.addEventListener('input', () => { slider.value = field.value; });
  field.before(slider);
}

// Only what was changed goes into the address.
for (const form of document.querySelectorAll('[data-changed-only]')) {
  const fields = [...form.querySelectorAll('[data-unchanged]')];
  form.addEventListener('submit', () => {
    for (const field of fields) {
      field.disabled = field.value.trim() === field.dataset.unchanged;
    }
  });
  addEventListener('pageshow', () => {
    for (const field of fields) {
      field.disabled = false;
    }
  });
}

// A team's page follows what others do, and leaves alone what somebody is typing.
const live = document.querySelector('[data-live]');
if (live) {
  const events = new EventSource(live.dataset.live);
  let waiting;
  events.addEventListener('message', () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 150 + Math.random() * 350);
  });

  const news = live.querySelector('[data-news]');
  const say = () => { news.hidden = false; };
  news.querySelector('button').addEventListener('click', () => location.reload());

  const isTouched = (part) => part.contains(document.activeElement)
    || [...part.querySelectorAll('textarea, input, select')].some((field) => field.type === 'radio' || field.type === 'checkbox'
      ? field.checked !== field.defaultChecked
      : field.tagName === 'SELECT' ? field.selectedIndex > 0 : field.value !== field.defaultValue);

  const swap = (part, fresh) => {
    for (const open of part.querySelectorAll('details[id]')) {
      fresh.querySelector('#' + CSS.escape(open.id))?.toggleAttribute('open', open.open);
    }
    part.replaceWith(document.adoptNode(fresh));
  };

  // The page as it is now, read without a script that could run.
  const refresh = () => {
    const request = new XMLHttpRequest();
    request.open('GET', location.href.replace(/#.*/, ''));
    request.responseType = 'document';
    request.addEventListener('load', () => {
      const parts = [...live.querySelectorAll('[data-part]')];
      const fresh = request.status === 200 ? [...request.response.querySelectorAll('[data-part]')] : [];
      if (parts.map((part) => part.id).join() !== fresh.map((part) => part.id).join()) {
        if (isTouched(live)) {
          say();
        } else {
          location.reload();
        }
        return;
      }
      parts.forEach((part, i) => {
        if (part.innerHTML !== fresh[i].innerHTML) {
          if (isTouched(part)) {
            say();
          } else {
            swap(part, fresh[i]);
          }
        }
      });
    });
    request.send();
  };
}
