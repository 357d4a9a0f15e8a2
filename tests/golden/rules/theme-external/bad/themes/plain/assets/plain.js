import { count } from 'https://count.example/module.js';
fetch("//count.example/visit");
count();
