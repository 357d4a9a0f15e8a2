const svg = 'http://www.w3.org/2000/svg';
document.createElementNS(svg, 'path');
