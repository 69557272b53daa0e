Feature: Late inputs and timers at the end of a process
  SWRA513C section 4.3. A process that has ended reports nothing more, although its timers were running, and although a
  phone or a network still acts. These scenarios wait until every timer of the process would have fired. Another
  scenario lets a process end by inactivity after a failed confirmation.

  Rule: PROV-4.3-04 The process ends by inactivity after activity

    @PROV-4.3-04 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-4.3-04/5 Without activity, <process> that <moment> ends
      Given <process> <moment>
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the end bound (12 min)

      Examples:
        | process                                                 | moment                           |
        | AP provisioning                                         | has failed to connect            |
        | AP provisioning after a stop in its second attempt      | has failed to deliver the result |
        | AP provisioning with external confirmation after a stop | has failed to get an IP address  |

      @needs-phone @needs-network @needs-smartconfig
      Examples: by SmartConfig
        | process                  | moment                |
        | SmartConfig provisioning | has failed to connect |

  Rule: PROV-4.3-20 A stop in the configuration stage stops the timers

    @PROV-4.3-20 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.3-20/2 A SmartConfig transmission that continues after the stop of <process> has no effect
      Given <process> <moment>
      And the phone sends the profile "home" by SmartConfig
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing for the watch after the end (130 s)

      Examples:
        | process                                               | moment                   |
        | SmartConfig provisioning                              | is waiting for a profile |
        | AP+SmartConfig provisioning after a stop              | is waiting for a profile |
        | SmartConfig provisioning after a reset and a time-out | is waiting for a profile |
        | external configuration                                | is ready for the host    |

    @PROV-4.3-20
    Scenario Outline: PROV-4.3-20/3 The host stops <process> before the time-out, and the time-out does not fire
      Given an idle device
      And the host starts <process> with the short inactivity time-out (30 s)
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing for the watch after the end (130 s)

      Examples:
        | process                                                  |
        | AP provisioning                                          |
        | external configuration                                   |
        | SmartConfig provisioning after a time-out and a reset    |
        | AP+SmartConfig provisioning after a reset and a time-out |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | process                         |
        | AP provisioning after a success |

      Examples: after earlier processes or attempts
        | process                      |
        | AP provisioning after a stop |

      Examples: with other options
        | process                                               |
        | AP provisioning with external confirmation to role AP |

  Rule: PROV-4.3-21 A stop in the confirmation stage stops the timers

    @PROV-4.3-21 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-21/3 No timer fires after the stop of <process> that <moment>
      Given <process> <moment>
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing for the watch after the end (130 s)

      Examples:
        | process                                                                        | moment                                       |
        | AP provisioning                                                                | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning                                                    | is waiting for an IP address                 |
        | AP+SmartConfig provisioning after a success in its second attempt              | is waiting for the phone to fetch the result |
        | AP provisioning after a stop in its third attempt                              | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning after a time-out and a reset                       | is waiting for the phone to fetch the result |
        | AP provisioning with external confirmation after a reset and a time-out        | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning after a reset and a time-out in its second attempt | is waiting for an IP address                 |
        | auto-provisioning as an access point after a stop                              | is waiting for the phone to fetch the result |

      Examples: after earlier processes or attempts
        | process                                      | moment                                       |
        | AP provisioning after a reset and a time-out | is waiting for the phone to fetch the result |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                                             | moment                                       |
        | SmartConfig provisioning                            | is waiting for the phone to fetch the result |
        | SmartConfig provisioning with external confirmation | is waiting for the phone to fetch the result |

    @PROV-4.3-21 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-21/4 The device reports nothing when the phone fetches the result after the stop of <process>
      Given <process> is waiting for the phone to fetch the result
      And the phone joins the network "home"
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      When the phone tries to read the result
      Then the device reports nothing else

      Examples:
        | process                                                           |
        | AP provisioning                                                   |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt                 |
        | AP+SmartConfig provisioning after a time-out and a reset          |
        | AP provisioning after a reset and a time-out                      |

      Examples: of other processes
        | process                |
        | external configuration |

      @needs-smartconfig
      Examples: of other processes
        | process                        |
        | auto-provisioning as a station |

      Examples: with other options
        | process                                               |
        | AP provisioning with external confirmation to role AP |
        | AP provisioning from role AP                          |

    @PROV-4.3-21 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-21/5 The device reports nothing when the network disappears after the stop of <process> that <moment>
      Given <process> <moment>
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      When the network "home" goes out of range
      Then the device reports nothing else

      Examples:
        | process                                           | moment                                       |
        | AP provisioning                                   | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning in its second attempt | is waiting for an IP address                 |
