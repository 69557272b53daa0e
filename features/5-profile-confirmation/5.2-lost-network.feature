Feature: Networks that disappear during a confirmation
  SWRA513C sections 2.1 and 5.2. A connection that fails leads back to the configuration stage, and an event gives the
  host the reason. This applies also when the network disappears after the link. No source states which status reports
  such a loss, or how soon the device detects it. So each status of a failed connection is correct here.

  Rule: PROV-2.1-12 A network that disappears before the address leads back to the configuration stage

    @PROV-2.1-12 @PROV-5.2-02 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-12/6 When the network of <process> disappears before the address, the phone can add another profile
      Given <process> has joined a network without DHCP
      When the network "home" goes out of range
      Then the device reports a failed connection
      And the device reports nothing else
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      Examples:
        | process                                                           |
        | AP provisioning                                                   |
        | AP+SmartConfig provisioning                                       |
        | AP provisioning with external confirmation                        |
        | auto-provisioning as an access point                              |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt                 |
        | AP+SmartConfig provisioning after a time-out and a reset          |

      Examples: after earlier processes or attempts
        | process                                      |
        | AP provisioning after a reset and a time-out |
        | external configuration                       |

      Examples: with other options
        | process                                 |
        | AP provisioning from role AP to role AP |

    @PROV-2.1-12 @PROV-5.2-02 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-2.1-12/7 When the network of <process> disappears before the address, the phone can send another profile
      Given <process> has joined a network without DHCP
      When the network "home" goes out of range
      Then the device reports a failed connection
      When the phone sends the profile "work" by SmartConfig
      Then the device reports the profile "work"

      Examples:
        | process                                                     |
        | SmartConfig provisioning                                    |
        | auto-provisioning as a station                              |
        | SmartConfig provisioning after a stop in its second attempt |

      Examples: of other processes
        | process                |
        | external configuration |

    @PROV-2.1-12 @PROV-5.2-02 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-12/8 When a second network disappears during <process>, the device reports no end
      Given <process> has joined a network without DHCP
      And the network "home" is out of range
      And the device reports a failed connection
      And the network "work" has no DHCP server
      And the phone joins the device AP, adds the profile "work" and requests confirmation
      And the device reports in this order:
        | the profile "work"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
      When the network "work" goes out of range
      Then the device reports a failed connection
      And the device reports nothing else

      Examples:
        | process                                      |
        | AP provisioning                              |
        | AP+SmartConfig provisioning after a stop     |
        | AP provisioning after a reset and a time-out |

    @PROV-2.1-12 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-12/9 When the network disappears while <process> searches for it, the phone can add another profile
      Given <process> is confirming its profile
      When the network "home" goes out of range
      Then the device reports a failed confirmation
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      Examples:
        | process                                                  |
        | AP provisioning                                          |
        | AP+SmartConfig provisioning after a time-out and a reset |

  Rule: PROV-2.1-15 Another network connects after the first has disappeared

    @PROV-2.1-15 @PROV-4.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-15/2 When <process> has lost its network, another profile connects
      Given <process> has joined a network without DHCP
      And the network "home" is out of range
      And the device reports a failed connection
      And the network "work" is in range
      When the phone joins the device AP, adds the profile "work" and requests confirmation
      Then the device reports in this order:
        | the profile "work"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |

      Examples:
        | process                                                  |
        | AP provisioning                                          |
        | auto-provisioning as an access point                     |
        | AP+SmartConfig provisioning after a stop                 |
        | AP provisioning after a success in its second attempt    |
        | AP+SmartConfig provisioning after a time-out and a reset |
        | AP provisioning after a stop in its third attempt        |

      Examples: after earlier processes or attempts
        | process                                      |
        | AP provisioning after a reset and a time-out |

      Examples: with other options
        | process                                               |
        | AP provisioning with external confirmation to role AP |

  Rule: PROV-2.1-13 A network that disappears before the result is fetched leads back to the configuration stage

    @PROV-2.1-13 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-13/4 When the network of <process> disappears before the phone fetches the result, the phone can add another profile
      Given <process> is waiting for the phone to fetch the result
      When the network "home" goes out of range
      Then the device reports a failed confirmation
      And the device reports nothing else
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      Examples:
        | process                                                           |
        | AP provisioning                                                   |
        | AP+SmartConfig provisioning                                       |
        | auto-provisioning as an access point                              |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt                 |

    @PROV-2.1-13 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-2.1-13/5 When the network of <process> disappears before the phone fetches the result, the phone can send another profile
      Given <process> is waiting for the phone to fetch the result
      When the network "home" goes out of range
      Then the device reports a failed confirmation
      When the phone sends the profile "work" by SmartConfig
      Then the device reports the profile "work"

      Examples:
        | process                                               |
        | SmartConfig provisioning                              |
        | SmartConfig provisioning after a reset and a time-out |

      Examples: of other processes
        | process                |
        | external configuration |

  Rule: PROV-5.2-04 A phone can read the result after the network has disappeared

    @PROV-5.2-04 @needs-phone @needs-network
    Scenario Outline: PROV-5.2-04/3 After <process> has failed to deliver the result, its network disappears, and the phone reads the result
      Given <process> has failed to deliver the result
      And the network "home" is out of range
      When the phone joins the device AP
      Then the phone reads the result feedback failed (4) or success (5)
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                                                           |
        | AP provisioning                                                   |
        | AP+SmartConfig provisioning after a success in its second attempt |

  Rule: PROV-4.3-21 The host can stop a process whose network has disappeared

    @PROV-4.3-21 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-21/6 When <process> <moment> and the network disappears, the host can stop the process
      Given <process> <moment>
      And the network "home" is out of range
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

      Examples:
        | process                                               | moment                                       |
        | AP provisioning                                       | has joined a network without DHCP            |
        | AP+SmartConfig provisioning                           | is waiting for the phone to fetch the result |
        | AP provisioning with external confirmation            | is waiting for the phone to fetch the result |
        | AP provisioning after a success in its second attempt | has joined a network without DHCP            |

    @PROV-4.3-21 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-4.3-21/7 The host can stop <process> long after the network has disappeared
      Given <process> is waiting for the phone to fetch the result
      And the network "home" is out of range
      And the working time of the host (15 s) passes
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                                                             |
        | AP provisioning with external confirmation                          |
        | AP+SmartConfig provisioning with external confirmation after a stop |

  Rule: PROV-4.3-04 The process ends by inactivity after the network has disappeared

    @PROV-4.3-04 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-4.3-04/6 Without activity, <process> that <moment> ends after its network has disappeared
      Given <process> <moment>
      And the network "home" is out of range
      And the device reports a failed confirmation
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the end bound (12 min)

      Examples:
        | process                                           | moment                                       |
        | AP provisioning                                   | has joined a network without DHCP            |
        | AP+SmartConfig provisioning in its second attempt | is waiting for the phone to fetch the result |

  Rule: PROV-4.3-21 The host stops a process whose network has gone

    @PROV-4.3-21 @PROV-4.3-03 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-4.3-21/9 The host stops <process> after the loss of the network of its external confirmation
      Given <process> is waiting for the phone to fetch the result
      And the network "home" is out of range
      And the working time of the host (15 s) passes
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                                                             |
        | AP provisioning with external confirmation                          |
        | AP+SmartConfig provisioning with external confirmation after a stop |

    @PROV-4.3-21 @PROV-4.3-03 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-4.3-21/10 After the loss of the network, the host stops <process> and keeps the current role
      Given <process> is waiting for the phone to fetch the result
      And the network "home" is out of range
      And the working time of the host (15 s) passes
      When the host stops provisioning, keeping the current role
      Then the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                                    |
        | AP provisioning with external confirmation |

  Rule: PROV-5.1.2-10 The host aborts an external confirmation whose network has gone

    @PROV-5.1.2-10 @PROV-5.1.2-11 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-5.1.2-10/7 During <process>, the phone adds another profile after the loss of the network and an abort
      Given <process> is waiting for the phone to fetch the result
      And the network "home" is out of range
      And the working time of the host (15 s) passes
      And the host aborts the external confirmation
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      Examples:
        | process                                                             |
        | AP provisioning with external confirmation                          |
        | AP+SmartConfig provisioning with external confirmation after a stop |
