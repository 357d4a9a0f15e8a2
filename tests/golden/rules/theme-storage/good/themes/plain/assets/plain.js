document.body.classList.add('seen');
