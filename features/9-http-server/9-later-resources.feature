Feature: Resources in later processes and attempts
  SWRA513C chapter 9. A phone reads and sets the same resources in each process and attempt.

  Rule: PROV-9-11 The phone reads the version in each process

    @PROV-9-11 @needs-phone
    Scenario Outline: PROV-9-11/2 In the later process <process>, the phone reads the version R2.0
      Given <process> is waiting for a profile
      When the phone joins the device AP
      Then the phone reads the version "R2.0"

      Examples:
        | process                                                       |
        | AP+SmartConfig provisioning in its third attempt              |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP+SmartConfig provisioning after a time-out and a reset      |
        | AP provisioning after a reset and a time-out                  |
        | auto-provisioning as an access point after a stop             |
        | auto-provisioning as an access point in its second attempt    |
        | external configuration in its second attempt                  |

      @needs-network
      Examples: with further needs
        | process                                               |
        | AP provisioning after a success in its second attempt |

      Examples: with a third profile
        | process                               |
        | AP provisioning in its fourth attempt |

  Rule: PROV-9-05 After a restart a new process has no result yet, whatever the result before

    @PROV-9-05 @needs-phone
    Scenario Outline: PROV-9-05/2 When <process> <moment> and the device was restarted, the next process has no result yet
      Given <process> <moment>
      And the host restarts the device
      And the host starts AP provisioning
      When the phone joins the device AP
      Then the phone reads the result not started (0)

      Examples:
        | process                                                                       | moment                       |
        | AP provisioning in its second attempt                                         | has been stopped by its host |
        | AP+SmartConfig provisioning in its second attempt                             | has ended by inactivity      |
        | AP provisioning with external confirmation in its second attempt              | has been reset by its host   |
        | AP provisioning after a reset and a time-out in its second attempt            | has been reset by its host   |
        | AP+SmartConfig provisioning after a time-out and a reset in its third attempt | has ended by inactivity      |

      @needs-smartconfig
      Examples: with further needs
        | process                                        | moment                       |
        | SmartConfig provisioning in its second attempt | has been stopped by its host |

      Examples: with other options
        | process                                                                                    | moment                  |
        | AP+SmartConfig provisioning from role AP after a time-out and a reset in its third attempt | has ended by inactivity |

    @PROV-9-05 @needs-phone
    Scenario Outline: PROV-9-05/3 After a failure and a restart, <process> has no result yet
      Given AP provisioning in its second attempt has been stopped by its host
      And the host restarts the device
      And the host starts <process>
      When the phone joins the device AP
      Then the phone reads the result not started (0)

      Examples:
        | process                                               |
        | AP+SmartConfig provisioning                           |
        | external configuration                                |
        | AP provisioning with external confirmation to role AP |

  Rule: PROV-9-03 The phone reads the name that it has set in each process

    @PROV-9-03 @PROV-9-02 @needs-phone
    Scenario Outline: PROV-9-03/2 During <process>, the phone reads a name of 32 characters that it has set
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name | abcdefghijklmnopqrstuvwxyz012345 |
      Then the phone reads the device name "abcdefghijklmnopqrstuvwxyz012345"

      Examples:
        | process                                                       |
        | AP provisioning                                               |
        | AP+SmartConfig provisioning                                   |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP+SmartConfig provisioning after a time-out and a reset      |
        | AP provisioning after a reset and a time-out                  |
        | auto-provisioning as an access point after a stop             |
        | auto-provisioning as an access point in its second attempt    |
        | external configuration                                        |
        | external configuration in its second attempt                  |

      @needs-network
      Examples: with further needs
        | process                                               |
        | AP provisioning after a success in its second attempt |

      Examples: with other options
        | process                                               |
        | AP provisioning with external confirmation to role AP |

      Examples: with a third profile
        | process                               |
        | AP provisioning in its fourth attempt |

    @PROV-9-03 @PROV-9-02 @needs-phone
    Scenario Outline: PROV-9-03/3 The phone reads the name <name> that it has set
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name | <name> |
      Then the phone reads the device name "<name>"

      Examples:
        | name   |
        | K      |
        | Lamp-2 |

  Rule: PROV-9-06 The phone reads the result of a failure as often as it asks

    @PROV-9-06 @PROV-2.1-14 @PROV-5.2-03 @needs-phone @needs-network
    Scenario Outline: PROV-9-06/2 During <process>, the phone reads 1 twice
      Given <process> has failed to find the network
      When the phone joins the device AP
      Then the phone reads the result network not found (1)
      And the phone reads the result network not found (1)

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |

      Examples: of other processes
        | process                              |
        | auto-provisioning as an access point |
        | external configuration               |

      Examples: with other options
        | process                                               |
        | AP provisioning with external confirmation to role AP |

  Rule: PROV-9-14 The network list has names of each length

    @PROV-9-14 @PROV-9-12 @needs-phone @needs-network
    Scenario Outline: PROV-9-14/3 During <process>, the list has a network with a name of 32 bytes
      Given <process> is waiting for a profile
      And the network "abcdefghijklmnopqrstuvwxyz-01234" is in range
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      When the working time of the host (15 s) passes
      Then the phone reads a network list with "abcdefghijklmnopqrstuvwxyz-01234"

      Examples:
        | process                              |
        | AP provisioning                      |
        | auto-provisioning as an access point |

  Rule: PROV-9-01 An earlier request does not prevent a profile

    @PROV-9-01 @needs-phone
    Scenario Outline: PROV-9-01/7 During <process>, the device adds a profile after a request to <path>
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "<path>":
        | <field> | <value> |
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

      Examples:
        | process                              | path                  | field       | value   |
        | AP provisioning                      | /api/1/netapp/set_urn | device name | kitchen |
        | AP provisioning                      | /api/1/wlan/unknown   | confirm     | yes     |
        | AP+SmartConfig provisioning          | /api/1/wlan/unknown   | confirm     | yes     |
        | auto-provisioning as an access point | /api/1/netapp/set_urn | device name | kitchen |
        | external configuration               | /api/1/wlan/unknown   | confirm     | yes     |

    @PROV-9-01 @needs-phone
    Scenario Outline: PROV-9-01/8 During <process>, the device adds a profile after a scan
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      And the working time of the host (15 s) passes
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |
        | external configuration      |

    @PROV-9-01 @needs-phone
    Scenario: PROV-9-01/9 The device adds a profile after the phone has read the result
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      And the phone tries to read the result
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

  Rule: PROV-9-03 The phone reads the name that the host has set

    @PROV-9-03 @needs-phone
    Scenario Outline: PROV-9-03/6 During <process>, the phone reads the name that the host has set before
      Given an idle device
      And the host calls sl_NetAppSet with:
        | AppId        | SL_NETAPP_DEVICE_ID  |
        | Option       | SL_NETAPP_DEVICE_URN |
        | pOptionValue | kitchen              |
      And the host starts <process>
      When the phone joins the device AP
      Then the phone reads the device name "kitchen"

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-9-14 The list has networks of each security

    @PROV-9-14 @needs-phone @needs-network
    Scenario Outline: PROV-9-14/7 The list has a network with the security <security>
      Given AP provisioning is waiting for a profile
      And the network "cafe" has the security <security> and the key "<key>"
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      When the working time of the host (15 s) passes
      Then the phone reads a network list with "cafe"

      Examples:
        | security | key           |
        | open     |               |
        | WEP      | thirteenchars |
